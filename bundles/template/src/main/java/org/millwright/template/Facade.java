// SPDX-License-Identifier: Apache-2.0
package org.millwright.template;

import java.util.List;

/** An object that templates look into by name: {@code .Machine.Name} has no arguments, {@code .Param "x"} has one. */
public interface Facade {

    /**
     * The value of a field, or the result of a method.
     *
     * @throws NoSuchMemberException where there is no such name
     * @throws Exception whatever the method fails with; it ends the rendering, its message is shown to the operator
     */
    Object member(String name, List<Object> arguments) throws Exception;

    /** What messages call this type, for instance {@code Machine}. */
    String typeName();

    /** Thrown for a name that the object does not have. */
    final class NoSuchMemberException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NoSuchMemberException(Facade facade, String name) {
            super("can't evaluate field " + name + " in type " + facade.typeName());
        }
    }
}
