// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/** Machines that are lent out, and what happens to them on the way in, out, to the borrower and back. */
@JsonInclude(value = JsonInclude.Include.NON_EMPTY)
public record Pool(
        Map<String, String> meta,
        String endpoint,
        String id,
        String description,
        String documentation,
        String parentPool,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Omitted.class) Actions enterActions,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Omitted.class) Actions exitActions,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Omitted.class) Actions allocateActions,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Omitted.class) Actions releaseActions,
        @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Omitted.class) AutoFill autoFill)
        implements Model {

    public static final Kind<Pool> KIND = Kind.of("pools", Pool.class)
            .key(Attribute.text("Id", Pool::id))
            .attribute(Attribute.text("ParentPool", Pool::parentPool).asIndexed())
            .check(Pool::check)
            .build();

    public Pool {
        meta = Fill.map(meta);
        endpoint = Fill.text(endpoint);
        id = Fill.text(id);
        description = Fill.text(description);
        documentation = Fill.text(documentation);
        parentPool = Fill.text(parentPool);
        enterActions = enterActions == null ? Actions.NONE : enterActions;
        exitActions = exitActions == null ? Actions.NONE : exitActions;
        allocateActions = allocateActions == null ? Actions.NONE : allocateActions;
        releaseActions = releaseActions == null ? Actions.NONE : releaseActions;
        autoFill = autoFill == null ? AutoFill.NONE : autoFill;
    }

    private void check(Faults faults) {
        faults.name("Invalid Id", id);
        if (!parentPool.isEmpty()) {
            faults.name("Invalid ParentPool", parentPool);
        }
        enterActions.check("Enter", faults);
        exitActions.check("Exit", faults);
        allocateActions.check("Allocate", faults);
        releaseActions.check("Release", faults);
    }

    /** What is done to a machine at one of these steps. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Actions(
            String workflow,
            List<String> addProfiles,
            Map<String, Object> addParameters,
            List<String> removeProfiles,
            List<String> removeParameters) {

        static final Actions NONE = new Actions("", List.of(), Map.of(), List.of(), List.of());

        public Actions {
            workflow = Fill.text(workflow);
            addProfiles = Fill.list(addProfiles);
            addParameters = Fill.values(addParameters);
            removeProfiles = Fill.list(removeProfiles);
            removeParameters = Fill.list(removeParameters);
        }

        private void check(String step, Faults faults) {
            if (!workflow.isEmpty()) {
                faults.name("Invalid " + step + "Actions Workflow", workflow);
            }
            faults.names("Invalid " + step + "Actions Add Profile", addProfiles);
            faults.names("Invalid " + step + "Actions Remove Profile", removeProfiles);
        }
    }

    /** How a pool keeps itself full. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record AutoFill(
            boolean useAutoFill,
            int minFree,
            int maxFree,
            Map<String, Object> createParameters,
            String acquirePool,
            String returnPool) {

        static final AutoFill NONE = new AutoFill(false, 0, 0, Map.of(), "", "");

        public AutoFill {
            createParameters = Fill.values(createParameters);
            acquirePool = Fill.text(acquirePool);
            returnPool = Fill.text(returnPool);
        }
    }

    /** Equals what isn't written: parts in which nothing stands. */
    static final class Omitted {

        @Override
        public boolean equals(Object other) {
            return Actions.NONE.equals(other) || AutoFill.NONE.equals(other);
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
