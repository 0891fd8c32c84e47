// SPDX-License-Identifier: Apache-2.0
package org.millwright.log.filter;

import java.util.Locale;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.config.Node;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.message.Message;

/**
 * Matches lines of the server's own that are wanted whatever the configuration says of their logger: those at or above the
 * level that their request names, which the logging context holds as {@code level}, or that {@link ServiceLevels} have. It is
 * asked for each line that anybody might write, so the lines of libraries, whose authors ask often, cost it a glance at their
 * logger's name.
 */
@Plugin(name = "RequestLevel", category = Node.CATEGORY, elementType = Filter.ELEMENT_TYPE)
public final class RequestLevel extends AbstractFilter {

    private static final String OWN = "org.millwright.";
    private static final String LEVEL = "level";

    private RequestLevel(Result onMatch, Result onMismatch) {
        super(onMatch, onMismatch);
    }

    /** @param onMatch for a line that is wanted */
    @PluginFactory
    public static RequestLevel create(
            @PluginAttribute("onMatch") Result onMatch, @PluginAttribute("onMismatch") Result onMismatch) {
        return new RequestLevel(onMatch, onMismatch);
    }

    private Result of(String logger, Level level) {
        boolean wanted = logger.startsWith(OWN) && (ServiceLevels.want(logger, level) || requestWants(level));
        return wanted ? onMatch : onMismatch;
    }

    private static boolean requestWants(Level level) {
        String wanted = ThreadContext.get(LEVEL);
        if (wanted == null) {
            return false;
        }
        var from = Level.getLevel(wanted.toUpperCase(Locale.ROOT));
        return from != null && level.isMoreSpecificThan(from);
    }

    @Override
    public Result filter(LogEvent event) {
        return of(event.getLoggerName(), event.getLevel());
    }

    @Override
    public Result filter(Logger logger, Level level, Marker marker, Message message, Throwable thrown) {
        return of(logger.getName(), level);
    }

    @Override
    public Result filter(Logger logger, Level level, Marker marker, Object message, Throwable thrown) {
        return of(logger.getName(), level);
    }

    @Override
    public Result filter(Logger logger, Level level, Marker marker, String message, Object... words) {
        return of(logger.getName(), level);
    }

    @Override
    public Result filter(Logger logger, Level level, Marker marker, String message, Object word) {
        return of(logger.getName(), level);
    }
}
