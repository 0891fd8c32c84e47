// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.backend.Image;
import org.millwright.backend.Prefs;
import org.millwright.models.Claim;
import org.millwright.models.Machine;
import org.millwright.models.User;

/**
 * What a token says.
 *
 * @param machine UUID; empty for tokens of users and of unknown machines
 * @param claims its own rights; a user's come from the roles
 */
record TokenBody(
        List<Claim> claims,
        List<String> roles,
        String grantor,
        String grantorSecret,
        String user,
        String userSecret,
        String machine,
        String machineSecret,
        Instant expires) {

    /** The user of tokens for machines that aren't known. */
    static final String UNKNOWN = "general";

    private static final String SYSTEM = "system";
    private static final String ISSUER = "digitalrebar provision";

    static TokenBody ofUser(User user, User grantor, List<String> roles) {
        var own = List.of(new Claim("users", "token,password,get", user.name()), new Claim("info", "get", ""));
        return new TokenBody(
                own, roles, grantor.name(), grantor.secret(), user.name(), user.secret(), "", "", Instant.MAX);
    }

    static TokenBody ofUnknown(String systemSecret) {
        var claims = List.of(new Claim("machines", "create", "*"), new Claim("machines", "get,whoami", "*"));
        return new TokenBody(claims, List.of(), SYSTEM, systemSecret, UNKNOWN, "", "", "", Instant.MAX);
    }

    static TokenBody ofMachine(Machine machine, String systemSecret) {
        String id = machine.uuid();
        var claims = new ArrayList<>(List.of(
                new Claim("machines", "get,actions,update,patch,action,getSecure,updateSecure,token,whoami", id),
                new Claim("params,stages,tasks,bootenvs,isos,files,info", "get", "*"),
                new Claim("jobs", "create,get,update,actions,log", id),
                new Claim("events", "post", "*"),
                new Claim("reservations", "get,create", "*")));
        if (machine.address().isV4()) {
            claims.add(new Claim("reservations", "*", machine.address().hex()));
        }
        return new TokenBody(claims, List.of(), SYSTEM, systemSecret, id, "", id, machine.secret(), Instant.MAX);
    }

    /** Whether who granted it is still here, under the same secret. */
    boolean grantorStands(Image image) {
        if (grantor.equals(SYSTEM)) {
            return sameSecret(image.pref(Prefs.SYSTEM_GRANTOR_SECRET), grantorSecret);
        }
        return image.find(User.KIND, grantor)
                .filter(item -> sameSecret(item.value().secret(), grantorSecret))
                .isPresent();
    }

    boolean sameSecret(String now, String then) {
        return MessageDigest.isEqual(now.getBytes(UTF_8), then.getBytes(UTF_8));
    }

    JWTClaimsSet claimsSet() {
        var grants = new TreeMap<String, Object>(Map.of(
                "grantor_id", grantor,
                "grantor_secret", grantorSecret,
                "user_id", user,
                "user_secret", userSecret,
                "machine_uuid", machine,
                "machine_secret", machineSecret));
        return new JWTClaimsSet.Builder()
                .claim("drp_claims", claims.stream().map(TokenBody::map).toList())
                .claim("DrpRoles", roles)
                .claim("grantor_claims", grants)
                .jwtID(user)
                .issuer(ISSUER)
                .build();
    }

    private static Map<String, Object> map(Claim claim) {
        return Map.of("scope", claim.scope(), "action", claim.action(), "specific", claim.specific());
    }

    static TokenBody of(JWTClaimsSet set) throws ParseException {
        var grants = set.getJSONObjectClaim("grantor_claims");
        var expires = set.getExpirationTime();
        if (grants == null || expires == null) {
            throw new ParseException("no grantor or end", 0);
        }
        var claims = new ArrayList<Claim>();
        if (set.getClaim("drp_claims") instanceof List<?> list) {
            for (Object entry : list) {
                if (entry instanceof Map<?, ?> map) {
                    claims.add(new Claim(text(map, "scope"), text(map, "action"), text(map, "specific")));
                }
            }
        }
        var roles = set.getStringListClaim("DrpRoles");
        return new TokenBody(
                claims,
                roles == null ? List.of() : roles,
                text(grants, "grantor_id"),
                text(grants, "grantor_secret"),
                text(grants, "user_id"),
                text(grants, "user_secret"),
                text(grants, "machine_uuid"),
                text(grants, "machine_secret"),
                expires.toInstant());
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }
}
