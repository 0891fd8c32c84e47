// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.backend.Backend;
import org.millwright.backend.Commit;
import org.millwright.backend.CommitListener;
import org.millwright.backend.Image;
import org.millwright.backend.LogLevel;
import org.millwright.models.Pref;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The levels that preferences give the services, at once when they change. Where one wants more than the logging's own
 * configuration has, it is laid over that one; the file it was read from stays as it is.
 */
@Component(service = {CommitListener.class, ConfigurationListener.class, LogLevels.class})
public final class LogLevels implements CommitListener, ConfigurationListener {

    private static final Logger LOG = LoggerFactory.getLogger(LogLevels.class);
    private static final String LOGGING = "org.ops4j.pax.logging";

    private final Backend backend;
    private final ConfigurationAdmin configurations;
    private volatile Map<Service, LogLevel> levels = Map.of();

    @Activate
    public LogLevels(@Reference Backend backend, @Reference ConfigurationAdmin configurations) {
        this.backend = backend;
        this.configurations = configurations;
        settle(backend.image());
    }

    /** From which level on lines of this service are kept. */
    LogLevel of(Service service) {
        return levels.getOrDefault(service, LogLevel.WARN);
    }

    @Override
    public boolean concerns(Commit commit) {
        return commit.touches(Pref.KIND) || commit.layersChanged();
    }

    @Override
    public void committed(Commit commit) {
        settle(commit.after());
    }

    /** The file was read again, and what was laid over it is gone. */
    @Override
    public void configurationEvent(ConfigurationEvent event) {
        if (LOGGING.equals(event.getPid()) && event.getType() == ConfigurationEvent.CM_UPDATED) {
            settle(backend.image());
        }
    }

    private synchronized void settle(Image image) {
        var wanted = new EnumMap<Service, LogLevel>(Service.class);
        for (Service service : Service.values()) {
            wanted.put(service, LogLevel.of(image.pref(service.preference())).orElse(LogLevel.WARN));
        }
        levels = Map.copyOf(wanted);
        try {
            var logging = configurations.getConfiguration(LOGGING, "?");
            var now = logging.getProperties();
            if (now != null) {
                var settings = new TreeMap<>(FrameworkUtil.asMap(now));
                var next = new LogSettings(settings).with(wanted);
                if (!next.equals(settings)) {
                    logging.update(FrameworkUtil.asDictionary(next));
                }
            }
        } catch (IOException e) {
            LOG.warn("The levels of the log can't be set: {}", e.getMessage());
        }
    }
}
