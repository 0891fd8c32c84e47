// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.LogLevel;
import org.millwright.log.filter.ServiceLevels;
import org.millwright.models.Pref;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * The levels that preferences give the services, at once when they change. Where one wants more than the logging's own
 * configuration has, the logging keeps that, too; the configuration stays as it is.
 */
@Component(service = {CommitListener.class, LogLevels.class})
public final class LogLevels implements CommitListener {

    private final Consumer<Map<String, String>> logging;
    private volatile Map<Service, LogLevel> levels = Map.of();

    @Activate
    public LogLevels() {
        this(ServiceLevels::set);
    }

    /** @param logging takes Log4j's levels by the names of loggers */
    LogLevels(Consumer<Map<String, String>> logging) {
        this.logging = logging;
    }

    @Deactivate
    void close() {
        logging.accept(Map.of());
    }

    /** From which level on lines of this service are kept. */
    LogLevel of(Service service) {
        return levels.getOrDefault(service, LogLevel.WARN);
    }

    @Override
    public void joined(Image image) {
        settle(image);
    }

    @Override
    public boolean concerns(Commit commit) {
        return commit.touches(Pref.KIND) || commit.layersChanged();
    }

    @Override
    public void committed(Commit commit) {
        settle(commit.after());
    }

    private void settle(Image image) {
        var wanted = new EnumMap<Service, LogLevel>(Service.class);
        var loggers = new HashMap<String, String>();
        for (Service service : Service.values()) {
            var level = LogLevel.of(image.pref(service.preference())).orElse(LogLevel.WARN);
            wanted.put(service, level);
            service.loggers().forEach(logger -> loggers.put(logger, log4j(level)));
        }
        levels = Map.copyOf(wanted);
        logging.accept(loggers);
    }

    private static String log4j(LogLevel level) {
        return level.atLeast(LogLevel.ERROR) ? LogLevel.ERROR.name() : level.name();
    }
}
