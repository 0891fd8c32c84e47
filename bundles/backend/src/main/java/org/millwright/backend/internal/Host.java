// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.millwright.backend.CommitListener;

/** The backend, as {@link Guests} see it. */
public interface Host {

    void follow(CommitListener listener);

    void unfollow(CommitListener listener);

    Lent lent();
}
