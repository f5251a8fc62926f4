#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 Merhaba contributors
"""check_firewall.py SOURCE: the rules for firewalld and ufw are well formed, open the ports rooms have and nothing else."""

import configparser
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

source = sys.argv[1]


def read(*path):
    with open(os.path.join(source, *path), encoding='utf-8') as file:
        return file.read()


def find_number(text, name):
    return int(re.search(rf'#define {name} (\d+)', text)[1])


rule = read('src', 'doctor', 'doctor-rule.h')
first, last = find_number(rule, 'DOCTOR_RULE_FIRST_PORT'), find_number(rule, 'DOCTOR_RULE_LAST_PORT')
usual = find_number(read('src', 'net', 'net-listener.h'), 'NET_LISTENER_DEFAULT_PORT')
failures = []


def check(condition, what):
    if not condition:
        failures.append(what)


check(first == usual < last, 'the ports do not begin with the one rooms have')

service = ElementTree.fromstring(read('data', 'firewall', 'merhaba.xml').encode())
check(service.tag == 'service', 'firewalld: no service')
check(all(service.findtext(name) for name in ('short', 'description')), 'firewalld: no name or description')
check({(port.get('protocol'), port.get('port')) for port in service.findall('port')} == {('tcp', f'{first}-{last}'), ('udp', '5353')},
      'firewalld: other ports')

profile = configparser.ConfigParser(interpolation=None)
profile.read_string(read('data', 'firewall', 'merhaba.ufw'))
check(profile.sections() == ['Merhaba'], 'ufw: another name than “Merhaba”')
check(set(profile['Merhaba']) == {'title', 'description', 'ports'} and all(profile['Merhaba'].values()), 'ufw: no title, description or ports')
check(set(profile['Merhaba']['ports'].split('|')) == {f'{first}:{last}/tcp', '5353/udp'}, 'ufw: other ports')

print('\n'.join(failures))
sys.exit(len(failures) > 0)
