// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.List;

/** The kinds that this server keeps, in the order in which they are loaded. */
public final class Kinds {

    public static final List<Kind<?>> ALL = List.of(
            Role.KIND,
            Pref.KIND,
            Param.KIND,
            User.KIND,
            Template.KIND,
            Task.KIND,
            Profile.KIND,
            BootEnv.KIND,
            Stage.KIND,
            Workflow.KIND,
            Machine.KIND,
            Subnet.KIND,
            Reservation.KIND,
            Lease.KIND,
            Plugin.KIND,
            Job.KIND);

    private Kinds() {}
}
