// SPDX-License-Identifier: Apache-2.0
package org.millwright.frontend.internal.objects;

import org.millwright.frontend.internal.routing.Operation;
import org.millwright.frontend.internal.routing.Shape;
import org.millwright.models.Kind;

/** What is said of the routes that every kind has. */
record KindOperations(Kind<?> kind) {

    Operation list() {
        var all = counted(Operation.says("Lists " + kind + "; who may not sees none"))
                .query("offset", "how many are left out at the beginning")
                .query("limit", "how many are answered at most")
                .query("sort", "a name by which they are found; the last of several counts first")
                .query("reverse", "there: the other way round");
        for (var attribute : kind.attributes()) {
            all = all.query(attribute.name(), "only those of which this is so, for instance `Re(^m)`");
        }
        return shown(all).answers(Shape.list(Shape.of(kind)));
    }

    Operation count() {
        return counted(Operation.says("Counts " + kind)).answersNothing(200);
    }

    private Operation counted(Operation operation) {
        return operation
                .needs(kind + " list")
                .tells("X-Drp-List-Count", "how many are in the answer")
                .tells("X-Drp-List-Filter-Count", "how many the filters leave")
                .tells("X-Drp-List-Total-Count", "how many there are")
                .refuses(406);
    }

    Operation get() {
        return shown(says("Answers one of the ", "get")).answers(Shape.of(kind));
    }

    private static Operation shown(Operation operation) {
        return operation
                .query("slim", "`meta`, `params` or both: what is left out")
                .query("params", "the names of the parameters that are kept, with commas between them")
                .query("decode", "`true`: secure parameters in clear, which needs the right `getSecure`");
    }

    Operation head() {
        return Operation.says("Tells whether there is such a one among the " + kind)
                .answersNothing(200);
    }

    Operation delete() {
        return says("Deletes one of the ", "delete").answers(Shape.of(kind));
    }

    Operation create() {
        return forced(Operation.says("Adds to the " + kind).needs(kind + " create"))
                .takes(Shape.sent(kind))
                .answers(201, Shape.of(kind));
    }

    Operation put() {
        return forced(says("Replaces one of the ", "update:<field>"))
                .takes(Shape.sent(kind))
                .answers(Shape.of(kind));
    }

    Operation patch() {
        return forced(says("Changes one of the ", "update:<field>"))
                .takes(Shape.PATCH)
                .answers(Shape.of(kind))
                .refuses(406);
    }

    private Operation says(String what, String action) {
        return Operation.says(what + kind).needs(kind + " " + action + " <key>");
    }

    private Operation forced(Operation operation) {
        return kind.name().equals("machines")
                ? operation.query("force", "`true`: also where tasks that were done change")
                : operation;
    }
}
