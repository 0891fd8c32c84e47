// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Map;
import org.millwright.models.BootEnv;
import org.millwright.models.Kind;
import org.millwright.models.Lease;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Profile;
import org.millwright.models.Reservation;
import org.millwright.models.Role;
import org.millwright.models.Stage;
import org.millwright.models.Subnet;
import org.millwright.models.Template;
import org.millwright.models.Tenant;
import org.millwright.models.User;

/** The rule of each kind. */
final class Rules {

    private final Map<String, Rule<?>> rules;
    private final Schemas schemas = new Schemas();

    Rules(TemplateTexts texts) {
        rules = Map.ofEntries(
                Map.entry(Machine.KIND.name(), new MachineRule()),
                Map.entry(Subnet.KIND.name(), new SubnetRule()),
                Map.entry(Reservation.KIND.name(), new ReservationRule()),
                Map.entry(Lease.KIND.name(), new LeaseRule()),
                Map.entry(Profile.KIND.name(), new ProfileRule()),
                Map.entry(User.KIND.name(), new UserRule()),
                Map.entry(BootEnv.KIND.name(), new BootEnvRule(texts)),
                Map.entry(Stage.KIND.name(), new StageRule(texts)),
                Map.entry(Template.KIND.name(), new TemplateRule(texts)),
                Map.entry(Role.KIND.name(), new RoleRule()),
                Map.entry(Tenant.KIND.name(), new TenantRule()));
    }

    Schemas schemas() {
        return schemas;
    }

    @SuppressWarnings("unchecked")
    <T extends Model> Rule<T> of(Kind<T> kind) {
        return kind.declared()
                ? (Rule<T>) new RawRule(kind, schemas)
                : (Rule<T>) rules.getOrDefault(kind.name(), Rule.none());
    }
}
