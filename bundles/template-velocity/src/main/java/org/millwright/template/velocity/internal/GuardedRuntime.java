// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import java.io.StringReader;
import java.util.Properties;
import org.apache.velocity.Template;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.parser.ParseException;
import org.slf4j.helpers.NOPLogger;

/** A Velocity that reads no files, loads no classes and keeps the macros of each text to that text. */
final class GuardedRuntime {
    private final RuntimeInstance runtime = new RuntimeInstance();

    GuardedRuntime(boolean strict) {
        var properties = new Properties();
        // All it has to say is in the exceptions it throws; it would log them as errors besides.
        properties.put(RuntimeConstants.RUNTIME_LOG_INSTANCE, NOPLogger.NOP_LOGGER);
        properties.setProperty(RuntimeConstants.RUNTIME_LOG_REFERENCE_LOG_INVALID, "false");
        properties.setProperty(RuntimeConstants.RUNTIME_LOG_METHOD_CALL_LOG_INVALID, "false");
        properties.setProperty(RuntimeConstants.RUNTIME_REFERENCES_STRICT, String.valueOf(strict));
        properties.setProperty(RuntimeConstants.RUNTIME_STRING_INTERNING, "false");
        properties.setProperty(RuntimeConstants.VM_PERM_INLINE_LOCAL, "true");
        properties.setProperty(RuntimeConstants.VM_LIBRARY, "");
        properties.setProperty(RuntimeConstants.PARSER_POOL_SIZE, "2");
        properties.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, ValueUberspect.class.getName());
        properties.put(RuntimeConstants.RESOURCE_MANAGER_INSTANCE, new NoResources());
        // Velocity finds classes by name through the thread; only this bundle sees both its own and Velocity's.
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(GuardedRuntime.class.getClassLoader());
        try {
            runtime.setProperties(properties);
            runtime.init();
        } finally {
            thread.setContextClassLoader(before);
        }
        runtime.addDirective(new ParseDirective());
        runtime.addDirective(new RefusedDirective.Include());
        runtime.addDirective(new RefusedDirective.Evaluate());
    }

    Template parse(String name, String text) {
        var template = new Template();
        template.setRuntimeServices(runtime);
        template.setName(name);
        try {
            template.setData(runtime.parse(new StringReader(text), template));
            template.initDocument();
            return template;
        } catch (ParseException | VelocityException e) {
            throw Failure.of(name, e);
        } catch (StackOverflowError e) {
            throw Failure.tooDeep(name, e);
        }
    }
}
