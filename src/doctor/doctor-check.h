// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: 2026 Merhaba contributors

#pragma once

#include "doctor/doctor-finding.h"

G_BEGIN_DECLS

/* What the other side said when it did not let us in. */
typedef enum {
  DOCTOR_REFUSAL_NONE = 0,    /* nothing: we did not get that far, or nobody joins */
  DOCTOR_REFUSAL_CERTIFICATE, /* we refused it: it is not who it should be */
  DOCTOR_REFUSAL_KEY,
  DOCTOR_REFUSAL_FULL,
  DOCTOR_REFUSAL_PERSON, /* it does not want us */
} DoctorRefusal;

/* What the checks look at. The same for all of one examination. */
typedef struct
{
  GPtrArray       *addresses; /* NetAddress, the best first */
  GDBusConnection *bus;       /* the system's, or NULL */
  char            *root;      /* the folder above /etc and /usr */
  guint16          port;      /* of the room that is hosted here, or 0 */
  char            *address;   /* what could not be joined, as typed, or NULL */
  DoctorRefusal    refusal;
} DoctorView;

DoctorView *doctor_view_new (void);
DoctorView *doctor_view_ref (DoctorView *self);
void        doctor_view_unref (DoctorView *self);
gboolean    doctor_view_has_network (DoctorView *self);
gboolean    doctor_view_has_file (DoctorView *self,
                                  const char *path);
void        doctor_view_load_async (DoctorView         *self,
                                    const char         *path,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
char       *doctor_view_load_finish (GObject      *source,
                                     GAsyncResult *result);

/* A check is begun with one of these and is over with doctor_check_finish(). */
typedef void (*DoctorCheckFunc) (DoctorView         *view,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);

GTask         *doctor_check_task_new (DoctorView         *view,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data,
                                      gpointer            tag);
void           doctor_check_return (GTask         *task,
                                    DoctorFinding *finding);
DoctorFinding *doctor_check_finish (GAsyncResult *result,
                                    GError      **error);

void doctor_address_async (DoctorView         *view,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
void doctor_avahi_async (DoctorView         *view,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data);
void doctor_firewall_async (DoctorView         *view,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data);
void doctor_neighbours_async (DoctorView         *view,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
void doctor_network_async (DoctorView         *view,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
void doctor_port_async (DoctorView         *view,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data);
void doctor_vpn_async (DoctorView         *view,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DoctorView, doctor_view_unref)

G_END_DECLS
