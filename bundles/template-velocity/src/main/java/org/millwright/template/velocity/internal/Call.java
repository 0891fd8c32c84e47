// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;

/** A method or property that is looked up without reflection. What it throws, Velocity reports with its place. */
record Call(String name, Body body) implements VelMethod, VelPropertyGet {

    /** What the call does. */
    @FunctionalInterface
    interface Body {
        Object apply(Object target, Object[] arguments) throws Exception;
    }

    @Override
    public Object invoke(Object target, Object[] arguments) throws InvocationTargetException {
        try {
            return Plain.value(body.apply(target, arguments));
        } catch (Exception e) {
            throw new InvocationTargetException(e);
        }
    }

    @Override
    public Object invoke(Object target) throws InvocationTargetException {
        return invoke(target, new Object[0]);
    }

    @Override
    public boolean isCacheable() {
        return false;
    }

    @Override
    public String getMethodName() {
        return name;
    }

    @Override
    public Method getMethod() {
        return null;
    }

    @Override
    public Class<?> getReturnType() {
        return Object.class;
    }
}
