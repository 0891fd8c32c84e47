// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The kinds that an image has, in the order in which they are loaded: those built in, then those that were declared. */
public record Kinds(List<Kind<?>> all) {

    public static final Kinds BUILT_IN = new Kinds(List.of(
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
            Job.KIND,
            Tenant.KIND,
            RunContext.KIND,
            Pool.KIND,
            Endpoint.KIND,
            VersionSet.KIND,
            CatalogItem.KIND));

    public Kinds {
        all = List.copyOf(all);
    }

    public Optional<Kind<?>> find(String name) {
        for (Kind<?> kind : all) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public List<String> names() {
        return all.stream().map(Kind::name).toList();
    }

    /** With this kind, in the place of one of the same name where there was one. */
    public Kinds with(Kind<?> kind) {
        var next = new ArrayList<Kind<?>>(without(kind.name()).all);
        next.add(kind);
        return new Kinds(next);
    }

    public Kinds without(String name) {
        return new Kinds(all.stream().filter(kind -> !kind.name().equals(name)).toList());
    }
}
