// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "session/session-pictures.h"

#include "net/net-comparison.h"

#include <glib/gi18n.h>

#define CONTEXT "picture to compare"

/* The pictures people compare. Each is one code point that is an emoji by itself, none looks
 * like another, and their names are short and cannot be taken for each other over a bad
 * telephone: no Tree and Key, no Kupa and Çapa. The order is what two programs agree on: it
 * never changes, whatever the version. */

static const SessionPicture pictures[NET_COMPARISON_CHOICES] = {
  { "🐶", NC_ ("picture to compare", "Dog") },
  { "🐱", NC_ ("picture to compare", "Cat") },
  { "🦁", NC_ ("picture to compare", "Lion") },
  { "🐒", NC_ ("picture to compare", "Monkey") },
  { "🐘", NC_ ("picture to compare", "Elephant") },
  { "🐰", NC_ ("picture to compare", "Rabbit") },
  { "🐼", NC_ ("picture to compare", "Panda") },
  { "🐓", NC_ ("picture to compare", "Rooster") },
  { "🐧", NC_ ("picture to compare", "Penguin") },
  { "🐢", NC_ ("picture to compare", "Turtle") },
  { "🐟", NC_ ("picture to compare", "Fish") },
  { "🐙", NC_ ("picture to compare", "Octopus") },
  { "🦋", NC_ ("picture to compare", "Butterfly") },
  { "🦉", NC_ ("picture to compare", "Owl") },
  { "🐌", NC_ ("picture to compare", "Snail") },
  { "🐪", NC_ ("picture to compare", "Camel") },
  { "🦒", NC_ ("picture to compare", "Giraffe") },
  { "🌹", NC_ ("picture to compare", "Rose") },
  { "🌳", NC_ ("picture to compare", "Tree") },
  { "🌵", NC_ ("picture to compare", "Cactus") },
  { "🍄", NC_ ("picture to compare", "Mushroom") },
  { "🌙", NC_ ("picture to compare", "Moon") },
  { "🌞", NC_ ("picture to compare", "Sun") },
  { "⭐", NC_ ("picture to compare", "Star") },
  { "🌈", NC_ ("picture to compare", "Rainbow") },
  { "🔥", NC_ ("picture to compare", "Fire") },
  { "⛄", NC_ ("picture to compare", "Snowman") },
  { "🌋", NC_ ("picture to compare", "Volcano") },
  { "🍌", NC_ ("picture to compare", "Banana") },
  { "🍎", NC_ ("picture to compare", "Apple") },
  { "🍓", NC_ ("picture to compare", "Strawberry") },
  { "🍇", NC_ ("picture to compare", "Grapes") },
  { "🍋", NC_ ("picture to compare", "Lemon") },
  { "🥕", NC_ ("picture to compare", "Carrot") },
  { "🌽", NC_ ("picture to compare", "Corn") },
  { "🧀", NC_ ("picture to compare", "Cheese") },
  { "🍞", NC_ ("picture to compare", "Bread") },
  { "🥚", NC_ ("picture to compare", "Egg") },
  { "🍕", NC_ ("picture to compare", "Pizza") },
  { "🍦", NC_ ("picture to compare", "Ice cream") },
  { "👓", NC_ ("picture to compare", "Glasses") },
  { "☔", NC_ ("picture to compare", "Umbrella") },
  { "⏰", NC_ ("picture to compare", "Clock") },
  { "🎁", NC_ ("picture to compare", "Gift") },
  { "💡", NC_ ("picture to compare", "Light bulb") },
  { "📖", NC_ ("picture to compare", "Book") },
  { "📏", NC_ ("picture to compare", "Ruler") },
  { "🧲", NC_ ("picture to compare", "Magnet") },
  { "🪜", NC_ ("picture to compare", "Ladder") },
  { "🎧", NC_ ("picture to compare", "Headphones") },
  { "🚂", NC_ ("picture to compare", "Train") },
  { "🚲", NC_ ("picture to compare", "Bicycle") },
  { "🚁", NC_ ("picture to compare", "Helicopter") },
  { "🚀", NC_ ("picture to compare", "Rocket") },
  { "🚜", NC_ ("picture to compare", "Tractor") },
  { "🪑", NC_ ("picture to compare", "Chair") },
  { "⚓", NC_ ("picture to compare", "Anchor") },
  { "⚽", NC_ ("picture to compare", "Ball") },
  { "🎸", NC_ ("picture to compare", "Guitar") },
  { "🥁", NC_ ("picture to compare", "Drum") },
  { "🎲", NC_ ("picture to compare", "Dice") },
  { "🪁", NC_ ("picture to compare", "Kite") },
  { "🏠", NC_ ("picture to compare", "House") },
  { "🔭", NC_ ("picture to compare", "Telescope") },
};

G_STATIC_ASSERT (SESSION_PICTURES_LENGTH == NET_COMPARISON_LENGTH);
G_STATIC_ASSERT (SESSION_PICTURES_CHOICES == NET_COMPARISON_CHOICES);

/**
 * session_pictures_get:
 * @number: below %SESSION_PICTURES_CHOICES
 */
SessionPicture
session_pictures_get (guint number)
{
  SessionPicture picture = { NULL, NULL };

  g_return_val_if_fail (number < SESSION_PICTURES_CHOICES, picture);

  picture.emoji = pictures[number].emoji;
  picture.name = g_dpgettext2 (NULL, CONTEXT, pictures[number].name);
  return picture;
}

/**
 * session_pictures_from_comparison:
 * @comparison: (nullable): of session_get_comparison() or session_member_get_comparison()
 * @shown: (out): what to show, in this order
 *
 * Returns: whether there is something to compare
 */
gboolean
session_pictures_from_comparison (const char    *comparison,
                                  SessionPicture shown[SESSION_PICTURES_LENGTH])
{
  guint8 numbers[NET_COMPARISON_LENGTH];

  if (comparison == NULL || !net_comparison_parse (comparison, numbers))
    return FALSE;
  for (guint i = 0; i < NET_COMPARISON_LENGTH; i++)
    shown[i] = session_pictures_get (numbers[i]);
  return TRUE;
}
