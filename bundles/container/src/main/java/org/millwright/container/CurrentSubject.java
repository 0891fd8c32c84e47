// SPDX-License-Identifier: Apache-2.0
package org.millwright.container;

import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import javax.security.auth.Subject;

/**
 * On whose behalf a thread works, handed on to the threads it starts. That is what {@code Subject.getSubject} told until
 * JDK 24; its successor {@code Subject.current} does not reach started threads, in which the shell runs.
 */
public final class CurrentSubject {
    private static final InheritableThreadLocal<Subject> CURRENT = new InheritableThreadLocal<>();

    private CurrentSubject() {}

    /** @return null when nobody logged in, as the callers expect */
    public static Subject get() {
        return CURRENT.get();
    }

    public static Object doAs(Subject subject, PrivilegedAction<?> action) {
        Subject before = CURRENT.get();
        CURRENT.set(subject);
        try {
            return action.run();
        } finally {
            restore(before);
        }
    }

    /** Runs the action; a checked exception of its comes wrapped, anything else as it is. */
    public static Object doAs(Subject subject, PrivilegedExceptionAction<?> action) throws PrivilegedActionException {
        Subject before = CURRENT.get();
        CURRENT.set(subject);
        try {
            return action.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new PrivilegedActionException(e);
        } finally {
            restore(before);
        }
    }

    private static void restore(Subject before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
