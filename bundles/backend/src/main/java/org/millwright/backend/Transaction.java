// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend;

import java.util.function.UnaryOperator;
import org.millwright.models.Item;
import org.millwright.models.Kind;
import org.millwright.models.Marks;
import org.millwright.models.Model;

/** One writer's view: all objects with its own changes so far. Each change is amended by the kind's rule and checked. */
public interface Transaction {

    /** As of now inside this transaction. */
    Image image();

    Request request();

    /** @throws org.millwright.models.Problem 409 where the key exists anywhere in the layers, 400 empty key, 422 invalid */
    <T extends Model> Item<T> create(Kind<T> kind, T object);

    /**
     * Changes an object of the writable layer.
     *
     * @throws org.millwright.models.Problem 404 missing, 400 of a layer or key changed, 403 locked, 422 invalid
     */
    <T extends Model> Item<T> update(Kind<T> kind, String key, UnaryOperator<T> change);

    /** Shows what an object's author says about it; nothing is kept of that. */
    <T extends Model> Item<T> marked(Item<T> item, Marks marks);

    /** Creates or replaces, without the rules for changes by users; for what services keep, such as leases. */
    <T extends Model> Item<T> save(Kind<T> kind, T object);

    /**
     * The public key that seals secure values for this object, in base64; made when first asked for.
     *
     * @throws org.millwright.models.Problem 404 missing
     */
    String publicKey(Kind<?> kind, String key);

    /** @throws org.millwright.models.Problem 404 missing or of a layer, 409 in use, 403 locked */
    <T extends Model> Item<T> delete(Kind<T> kind, String key);

    /**
     * Adds a kind, or replaces one that was declared under its name; objects kept or layered under that name come alive.
     *
     * @throws org.millwright.models.Problem 409 where the name is built in
     */
    void declare(Kind<?> kind);

    /** Takes a declared kind away; its objects stay in the store until it is declared again. */
    void withdraw(String kind);
}
