// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

/** Opens stores of one type; registered as a service and found by the type in a store's address. */
public interface StoreProvider {

    /** The part of the address before the colon: {@code memory}, {@code xodus}. */
    String type();

    /**
     * Opens, and makes where missing, the store at this address.
     *
     * @throws StoreException that says what an operator must mend: a folder that can't be written, a damaged file
     */
    Store open(StoreAddress address);
}
