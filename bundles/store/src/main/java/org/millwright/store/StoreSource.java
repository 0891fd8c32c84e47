// SPDX-License-Identifier: Apache-2.0
package org.millwright.store;

/** The store that the server runs on, for those who copy it; offered as a service. */
public interface StoreSource {

    /** Where it is, as it was configured. */
    String address();

    /** Hands over everything kept, as of one moment; writers wait meanwhile. */
    void replay(Store.Reader reader);
}
