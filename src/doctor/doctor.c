// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#include "doctor/doctor.h"

#include "net/net-addresses.h"

#include <glib/gi18n.h>

/* Finds out why something does not work: runs all checks side by side and lists what they
 * find, what matters most first. None can hold up the others. */

/* How long the bus may take to answer; checks that need one do without it then. */
#define BUS_SECONDS 3

typedef struct
{
  DoctorCheckFunc begin;
  gboolean        needs_bus;
  guint           seconds; /* it gets no longer */
  const char     *late;    /* the sentence when it is not over by then; NULL for none */
} DoctorCheck;

/* Of two findings that are as bad, the one of the upper row comes first. */
static const DoctorCheck checks[] = {
  { doctor_network_async, FALSE, 2, NULL },
  { doctor_address_async, FALSE, 12, N_ ("Whether anybody answers at the address was not found out in time.") },
  { doctor_avahi_async, TRUE, 8, N_ ("Avahi, the service that finds rooms nearby, does not answer.") },
  { doctor_port_async, FALSE, 6, N_ ("Whether your room answers was not found out in time.") },
  { doctor_firewall_async, TRUE, 6, N_ ("Whether a firewall is on was not found out in time.") },
  { doctor_vpn_async, FALSE, 2, NULL },
  { doctor_neighbours_async, TRUE, 8, NULL },
};

/* A check under way. */
typedef struct
{
  Doctor       *doctor; /* a reference */
  guint         number; /* of its row */
  GCancellable *cancellable;
  guint         timeout_id;
} Run;

struct _Doctor
{
  GObject parent_instance;

  guint16       port;
  char         *address;
  DoctorRefusal refusal;

  GPtrArray *given_addresses; /* NULL: the computer's */
  char      *bus_address;     /* NULL: the system's */
  char      *root;

  DoctorView   *view; /* of the examination under way; NULL for none */
  GCancellable *for_bus;
  guint         bus_timeout_id;
  GPtrArray    *runs; /* Run, not owned */
  GListStore   *findings;
};

enum {
  PROP_BUSY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (Doctor, doctor, G_TYPE_OBJECT)

/* Takes over @finding. */
static void
add (Doctor        *self,
     guint          number,
     DoctorFinding *finding)
{
  doctor_finding_set_number (finding, number);
  g_list_store_insert_sorted (self->findings, finding, doctor_finding_compare, NULL);
  g_object_unref (finding);
}

/* --- Checks --- */

static void
end_run (Run *run)
{
  g_ptr_array_remove_fast (run->doctor->runs, run);
  g_clear_handle_id (&run->timeout_id, g_source_remove);
}

static void
note_end (Doctor *self)
{
  if (self->runs->len > 0 || self->for_bus != NULL)
    return;
  g_clear_pointer (&self->view, doctor_view_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (Doctor) self = run->doctor;
  g_autoptr (GError) error = NULL;
  DoctorFinding *finding = doctor_check_finish (result, &error);

  /* One that was given up is no longer among the runs. */
  if (error == NULL)
    {
      end_run (run);
      if (finding != NULL)
        add (self, run->number, finding);
      note_end (self);
    }
  g_object_unref (run->cancellable);
  g_free (run);
}

static gboolean
late_cb (gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (Doctor) self = g_object_ref (run->doctor);
  const char *late = checks[run->number].late;
  guint       number = run->number;

  run->timeout_id = 0;
  end_run (run);
  g_cancellable_cancel (run->cancellable);
  if (late != NULL)
    add (self, number, doctor_finding_new (DOCTOR_SEVERITY_WARNING, _ (late), _ (late)));
  note_end (self);
  return G_SOURCE_REMOVE;
}

static void
begin_checks (Doctor  *self,
              gboolean with_bus)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].needs_bus == with_bus)
      {
        Run *run = g_new0 (Run, 1);

        run->doctor = g_object_ref (self);
        run->number = i;
        run->cancellable = g_cancellable_new ();
        run->timeout_id = g_timeout_add_seconds (checks[i].seconds, late_cb, run);
        g_ptr_array_add (self->runs, run);
        checks[i].begin (self->view, run->cancellable, check_cb, run);
      }
}

/* --- The bus --- */

static void
begin_with_bus (Doctor *self)
{
  g_clear_handle_id (&self->bus_timeout_id, g_source_remove);
  g_clear_object (&self->for_bus);
  begin_checks (self, TRUE);
}

static void
connected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (Doctor) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_set_object (&self->view->bus, bus);
  begin_with_bus (self);
}

static gboolean
no_bus_cb (gpointer user_data)
{
  Doctor *self = user_data;

  self->bus_timeout_id = 0;
  g_cancellable_cancel (self->for_bus);
  begin_with_bus (self);
  return G_SOURCE_REMOVE;
}

static void
connect_to_bus (Doctor *self)
{
  g_autofree char *address = self->bus_address != NULL ? g_strdup (self->bus_address) : g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);

  self->for_bus = g_cancellable_new ();
  if (address == NULL)
    {
      begin_with_bus (self);
      return;
    }
  self->bus_timeout_id = g_timeout_add_seconds (BUS_SECONDS, no_bus_cb, self);
  g_dbus_connection_new_for_address (address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                     NULL, self->for_bus, connected_cb, g_object_ref (self));
}

/* --- An examination --- */

static DoctorView *
look_around (Doctor *self)
{
  DoctorView *view = doctor_view_new ();

  g_ptr_array_unref (view->addresses);
  view->addresses = self->given_addresses != NULL ? g_ptr_array_ref (self->given_addresses) : net_addresses_list ();
  g_free (view->root);
  view->root = g_strdup (self->root);
  view->port = self->port;
  view->address = g_strdup (self->address);
  view->refusal = self->refusal;
  return view;
}

/**
 * doctor_start:
 *
 * Examines everything, from the beginning. While it does, #Doctor:busy.
 */
void
doctor_start (Doctor *self)
{
  g_return_if_fail (DOCTOR_IS_DOCTOR (self));

  doctor_stop (self);
  g_list_store_remove_all (self->findings);
  self->view = look_around (self);
  connect_to_bus (self);
  begin_checks (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * doctor_stop:
 *
 * Ends it at once; what was found stays. Somebody who started it must call this, or wait.
 */
void
doctor_stop (Doctor *self)
{
  g_return_if_fail (DOCTOR_IS_DOCTOR (self));

  if (self->view == NULL)
    return;
  g_clear_handle_id (&self->bus_timeout_id, g_source_remove);
  if (self->for_bus != NULL)
    g_cancellable_cancel (self->for_bus);
  g_clear_object (&self->for_bus);
  while (self->runs->len > 0)
    {
      Run *run = self->runs->pdata[0];

      end_run (run);
      g_cancellable_cancel (run->cancellable);
    }
  note_end (self);
}

/**
 * doctor_get_findings:
 *
 * Returns: (transfer none): a list of #DoctorFinding, which grows until all is looked at
 */
GListModel *
doctor_get_findings (Doctor *self)
{
  return G_LIST_MODEL (self->findings);
}

gboolean
doctor_get_busy (Doctor *self)
{
  return self->view != NULL;
}

/**
 * doctor_dup_headline:
 *
 * Returns: (transfer full): what matters most, in a few words
 */
char *
doctor_dup_headline (Doctor *self)
{
  g_autoptr (DoctorFinding) first = g_list_model_get_item (G_LIST_MODEL (self->findings), 0);

  if (first != NULL && doctor_finding_get_severity (first) != DOCTOR_SEVERITY_FINE)
    return g_strdup (doctor_finding_get_headline (first));
  return g_strdup (self->view != NULL ? _ ("Looking for the reason…") : _ ("Everything looks fine here"));
}

/**
 * doctor_to_text:
 *
 * Returns: (transfer full): all that was found, to be sent to somebody who helps
 */
char *
doctor_to_text (Doctor *self)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *headline = doctor_dup_headline (self);

  g_string_append_printf (text, "Merhaba: %s\n\n", headline);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->findings)); i++)
    {
      g_autoptr (DoctorFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), i);
      g_autofree char *lines = doctor_finding_to_text (finding);

      g_string_append (text, lines);
    }
  return g_string_free (text, FALSE);
}

/* --- The object --- */

static void
doctor_finalize (GObject *object)
{
  Doctor *self = DOCTOR_DOCTOR (object);

  g_free (self->address);
  g_clear_pointer (&self->given_addresses, g_ptr_array_unref);
  g_free (self->bus_address);
  g_free (self->root);
  g_ptr_array_unref (self->runs);
  g_object_unref (self->findings);
  G_OBJECT_CLASS (doctor_parent_class)->finalize (object);
}

static void
doctor_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, doctor_get_busy (DOCTOR_DOCTOR (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
doctor_class_init (DoctorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = doctor_finalize;
  G_OBJECT_CLASS (klass)->get_property = doctor_get_property;

  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
doctor_init (Doctor *self)
{
  self->root = g_strdup ("/");
  self->runs = g_ptr_array_new ();
  self->findings = g_list_store_new (DOCTOR_TYPE_FINDING);
}

/**
 * doctor_new:
 * @port: of the room that is hosted here, or 0
 * @address: (nullable): what could not be joined
 * @refusal: what the other side said to that
 */
Doctor *
doctor_new (guint16       port,
            const char   *address,
            DoctorRefusal refusal)
{
  Doctor *self = g_object_new (DOCTOR_TYPE_DOCTOR, NULL);

  self->port = port;
  self->address = g_strdup (address);
  self->refusal = refusal;
  return self;
}

/**
 * doctor_set_surroundings:
 * @addresses: (nullable) (element-type NetAddress): as net_addresses_list()
 * @bus_address: (nullable): where the system's bus is
 * @root: the folder above /etc
 *
 * Lets it look at another computer than this one, as tests do.
 */
void
doctor_set_surroundings (Doctor     *self,
                         GPtrArray  *addresses,
                         const char *bus_address,
                         const char *root)
{
  g_clear_pointer (&self->given_addresses, g_ptr_array_unref);
  if (addresses != NULL)
    self->given_addresses = g_ptr_array_ref (addresses);
  g_free (self->bus_address);
  self->bus_address = g_strdup (bus_address);
  g_free (self->root);
  self->root = g_strdup (root);
}
