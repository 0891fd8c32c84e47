// SPDX-License-Identifier: Apache-2.0
package org.millwright.content.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something at each SIGHUP while it is open, in the place of the end of the process. The class of the JDK for that
 * is no package that a bundle can import, so it is looked up.
 */
final class HangUp implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);
    private static final String SIGNAL = "sun.misc.Signal";

    /** Empty where SIGHUP can't be listened to. */
    private final Optional<Object> before;

    HangUp(Runnable work) {
        InvocationHandler calls = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                handle(work);
                yield null;
            }
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> SIGNAL + " HUP";
        };
        before = install(calls);
    }

    private static void handle(Runnable work) {
        try {
            LOG.info("SIGHUP: content is read again");
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Content could not be read again", e);
        }
    }

    private static Optional<Object> install(InvocationHandler calls) {
        try {
            var type = type("sun.misc.SignalHandler");
            return Optional.of(install(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls)));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.warn("SIGHUP can't be listened to: use drp:content-reload", e);
            return Optional.empty();
        }
    }

    /** The handler that was there before. */
    private static Object install(Object handler) throws ReflectiveOperationException {
        var hangUp = type(SIGNAL).getConstructor(String.class).newInstance("HUP");
        try {
            return type(SIGNAL)
                    .getMethod("handle", type(SIGNAL), type("sun.misc.SignalHandler"))
                    .invoke(null, hangUp, handler);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause());
        }
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }

    @Override
    public void close() {
        if (before.isEmpty()) {
            return;
        }
        try {
            install(before.get());
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.warn("SIGHUP can't be let go of", e);
        }
    }
}
