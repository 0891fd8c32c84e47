// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import java.util.List;
import org.millwright.backend.Image;
import org.millwright.models.Problem;
import org.millwright.models.Profile;

/** The global profile stays; a profile in use is refused as invalid, as clients expect it. */
final class ProfileRule implements Rule<Profile> {

    @Override
    public List<String> keeps(Image image, Profile object) {
        return object.name().equals(Profile.GLOBAL)
                ? List.of("Profile " + object.name() + " is the global profile, you cannot delete it")
                : List.of();
    }

    @Override
    public Problem kept(String kind, String key, List<String> reasons) {
        return Problem.invalid(kind, key, reasons);
    }
}
