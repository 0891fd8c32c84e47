// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.backend.Request;
import org.millwright.models.Faults;
import org.millwright.models.Ip;
import org.millwright.models.Item;
import org.millwright.models.Problem;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;

/** One client has one reservation everywhere, or one in each subnet; whose it is never changes. */
final class ReservationRule implements Rule<Reservation> {

    @Override
    public Reservation created(Image image, Request request, Reservation object) {
        String key = object.addr().hex();
        if (image.find(Reservation.KIND, key).isEmpty()) {
            var faults = new Faults();
            fits(image, object, faults);
            if (faults.refused()) {
                throw Problem.invalid(Reservation.KIND.name(), key, faults.refusals());
            }
        }
        return object.scoped()
                ? subnet(image, object.addr())
                        .map(subnet -> object.withSubnet(subnet.key()))
                        .orElse(object)
                : object;
    }

    @Override
    public void check(Image image, Optional<Reservation> before, Reservation object, Faults faults) {
        before.ifPresent(old -> unchanged(old, object, faults));
    }

    /** A new one is in a network that has room for it, and is the only one of its client. */
    private static void fits(Image image, Reservation object, Faults faults) {
        subnet(image, object.addr()).ifPresent(subnet -> edges(subnet, object.addr(), faults));
        faults.fatal(
                object.scoped() && subnet(image, object.addr()).isEmpty(),
                "Address " + object.addr() + " is not in a defined Subnet, and Scoped is true.");
        image.table(Reservation.KIND).with("Token", object.token()).stream()
                .filter(other -> other.value().strategy().equals(object.strategy()))
                .filter(other -> !other.key().equals(object.addr().hex()))
                .forEach(other -> clash(other, object, faults));
    }

    private static void clash(Item<Reservation> other, Reservation object, Faults faults) {
        String whose = " already has Strategy " + object.strategy() + ": Token " + object.token();
        if (!object.scoped()) {
            faults.fatal("Reservation " + other.key() + whose);
        } else if (!other.value().scoped()) {
            faults.fatal("Unscoped reservation " + other.key() + whose);
        } else if (other.value().subnet().equals(object.subnet())) {
            faults.fatal("Reservation " + other.key() + " in subnet " + object.subnet() + whose);
        }
    }

    private static void unchanged(Reservation before, Reservation after, Faults faults) {
        faults.fatal(!before.token().equals(after.token()), "Token cannot change");
        faults.fatal(!before.strategy().equals(after.strategy()), "Strategy cannot change");
        faults.fatal(before.scoped() != after.scoped(), "Scoped cannot change");
        faults.fatal(!before.subnet().equals(after.subnet()), "Subnet cannot change");
    }

    static Optional<Item<Subnet>> subnet(Image image, Ip address) {
        return image.table(Subnet.KIND).all().stream()
                .filter(item -> item.value()
                        .cidr()
                        .filter(cidr -> cidr.contains(address))
                        .isPresent())
                .findFirst();
    }

    static void edges(Item<Subnet> subnet, Ip address, Faults faults) {
        subnet.value()
                .cidr()
                .filter(cidr -> cidr.prefix() < 31)
                .ifPresent(cidr -> faults.fatal(
                        address.equals(cidr.network()) || address.equals(cidr.broadcast()),
                        "Address " + address + " is a network or broadcast address for subnet " + subnet.key()));
    }
}
