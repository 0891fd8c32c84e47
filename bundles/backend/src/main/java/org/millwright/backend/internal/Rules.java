// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.millwright.backend.BootFiles;
import org.millwright.backend.TemplateFiles;
import org.millwright.models.BootEnv;
import org.millwright.models.Job;
import org.millwright.models.Kind;
import org.millwright.models.Lease;
import org.millwright.models.Machine;
import org.millwright.models.Model;
import org.millwright.models.Pref;
import org.millwright.models.Profile;
import org.millwright.models.Reservation;
import org.millwright.models.Role;
import org.millwright.models.Stage;
import org.millwright.models.Subnet;
import org.millwright.models.Task;
import org.millwright.models.Template;
import org.millwright.models.Tenant;
import org.millwright.models.User;

/** The rule of each kind. */
final class Rules {

    private final Map<String, Rule<?>> rules;
    private final Schemas schemas = new Schemas();
    private final TemplateTexts texts;

    Rules(TemplateTexts texts, Supplier<Optional<BootFiles>> boot, Supplier<Optional<TemplateFiles>> files) {
        this.texts = texts;
        var requirements = new Requirements(schemas, files);
        rules = Map.ofEntries(
                of(Machine.KIND, new MachineRule(boot, requirements)),
                of(Subnet.KIND, new SubnetRule()),
                of(Reservation.KIND, new ReservationRule()),
                of(Lease.KIND, new LeaseRule()),
                of(Profile.KIND, new ProfileRule()),
                of(User.KIND, new UserRule()),
                of(BootEnv.KIND, new BootEnvRule(texts, requirements)),
                of(Stage.KIND, new StageRule(texts)),
                of(Task.KIND, new TaskRule(texts)),
                of(Template.KIND, new TemplateRule(texts)),
                of(Job.KIND, new JobRule(Clock.systemUTC())),
                of(Pref.KIND, new PrefRule()),
                of(Role.KIND, new RoleRule()),
                of(Tenant.KIND, new TenantRule()));
    }

    private static <T extends Model> Map.Entry<String, Rule<?>> of(Kind<T> kind, Rule<T> rule) {
        return Map.entry(kind.name(), rule);
    }

    TemplateTexts texts() {
        return texts;
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
