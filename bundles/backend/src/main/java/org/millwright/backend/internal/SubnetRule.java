// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.millwright.backend.Image;
import org.millwright.models.Cidr;
import org.millwright.models.DhcpOption;
import org.millwright.models.Faults;
import org.millwright.models.Reservation;
import org.millwright.models.Subnet;

/** A subnet always gives its mask and broadcast address (RFC 2132 options 1 and 28), and keeps its range. */
final class SubnetRule implements Rule<Subnet> {

    @Override
    public Subnet settled(Image image, Optional<Subnet> before, Subnet object) {
        return object.cidr()
                .map(cidr -> object.withOptions(options(object, cidr)))
                .orElse(object);
    }

    private static List<DhcpOption> options(Subnet subnet, Cidr cidr) {
        var options = new ArrayList<>(subnet.options());
        put(options, 1, org.millwright.models.Ip.of(cidr.mask()).text());
        put(options, 28, cidr.broadcast().text());
        return options;
    }

    private static void put(List<DhcpOption> options, int code, String value) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).code() == code) {
                options.set(i, new DhcpOption(code, value));
                return;
            }
        }
        options.add(new DhcpOption(code, value));
    }

    @Override
    public void check(Image image, Optional<Subnet> before, Subnet object, Faults faults) {
        before.ifPresent(old -> {
            faults.fatal(!old.strategy().equals(object.strategy()), "Strategy cannot change");
            faults.fatal(!old.subnet().equals(object.subnet()), "Subnet range cannot change");
        });
        object.cidr().ifPresent(cidr -> image.table(Subnet.KIND).all().stream()
                .filter(other -> !other.key().equals(object.name()))
                .filter(other ->
                        other.value().cidr().filter(its -> overlap(its, cidr)).isPresent())
                .forEach(other -> faults.soft("Overlaps subnet " + other.key())));
    }

    private static boolean overlap(Cidr one, Cidr other) {
        return one.contains(other.network()) || other.contains(one.network());
    }

    @Override
    public List<String> keeps(Image image, Subnet object) {
        return image.table(Reservation.KIND).all().stream()
                .filter(item -> item.value().scoped() && item.value().subnet().equals(object.name()))
                .map(item -> "Reservation " + item.value().addr() + " is scoped for Subnet " + object.name()
                        + ", cannot delete.")
                .toList();
    }
}
