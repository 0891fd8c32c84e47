// SPDX-License-Identifier: Apache-2.0
package org.millwright.logs.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.millwright.backend.LogLevel;
import org.millwright.backend.Request;
import org.millwright.logs.AuditEntry;
import org.millwright.logs.AuditFilter;
import org.millwright.logs.AuditTrail;
import org.millwright.models.Problem;
import org.millwright.models.User;
import org.millwright.models.Wire;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trail in files, an entry a line of JSON; logins are lines of the log as well. */
@Component(
        service = {AuditTrail.class, AuditFiles.class},
        configurationPid = "org.millwright.logs")
@Designate(ocd = AuditFiles.Config.class)
public final class AuditFiles implements AuditTrail {

    private static final Logger LOG = LoggerFactory.getLogger(AuditFiles.class);
    private static final int LONGEST_NAME = 200;

    /** Settings of the trail. */
    @ObjectClassDefinition(name = "Millwright audit trail")
    public @interface Config {
        @AttributeDefinition(description = "The file of the newest entries; older ones are beside it")
        String audit() default "log/audit.log";

        @AttributeDefinition(description = "Bytes after which another file is begun")
        long auditBytes() default 8 << 20;

        @AttributeDefinition(description = "So many files are kept")
        int auditFiles() default 10;
    }

    private final LogBuffer lines;
    private final Clock clock;
    private final RollingFile file;
    private final Seldom logins = new Seldom();
    private boolean broken;

    @Activate
    public AuditFiles(@Reference LogBuffer lines, Config config) throws IOException {
        this(
                lines,
                Clock.systemUTC(),
                new RollingFile(Path.of(config.audit()), config.auditBytes(), config.auditFiles()));
    }

    AuditFiles(LogBuffer lines, Clock clock, RollingFile file) {
        this.lines = lines;
        this.clock = clock;
        this.file = file;
    }

    @Deactivate
    void close() throws IOException {
        file.close();
    }

    @Override
    public void accepted(Request request, String user) {
        told(request, "login", user, "Authenticated user " + name(user) + " from " + request.address());
    }

    @Override
    public void refused(Request request, String user, String message) {
        told(request, "refused", user, message);
    }

    private void told(Request request, String action, String user, String message) {
        lines.add(Service.FRONTEND, LogLevel.AUDIT, request.principal(), request.id(), message);
        var now = clock.instant();
        if (logins.is(request.principal() + ' ' + message, now)) {
            write(List.of(new AuditEntry(
                    now,
                    request.id(),
                    request.principal(),
                    request.address(),
                    action,
                    User.KIND.name(),
                    name(user),
                    message,
                    List.of())));
        }
    }

    private static String name(String user) {
        String cut = user.substring(0, Math.min(user.length(), LONGEST_NAME));
        return cut.replaceAll("\\p{Cntrl}", " ");
    }

    /** Writes them together. A disk that is full stops nobody: it is said once, and when it is over. */
    void write(List<AuditEntry> entries) {
        var out = new ByteArrayOutputStream();
        for (AuditEntry entry : entries) {
            out.writeBytes(Wire.bytes(entry));
            out.write('\n');
        }
        try {
            file.append(out.toByteArray());
            if (turned(false)) {
                LOG.info("The audit trail is written again");
            }
        } catch (IOException e) {
            if (turned(true)) {
                LOG.error("The audit trail can't be written: {}", e.toString());
            }
        }
    }

    private synchronized boolean turned(boolean nowBroken) {
        boolean turned = broken != nowBroken;
        broken = nowBroken;
        return turned;
    }

    @Override
    public synchronized List<AuditEntry> find(AuditFilter filter) {
        var found = new ArrayList<AuditEntry>();
        try {
            file.backwards(line -> look(line, filter, found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean look(byte[] line, AuditFilter filter, List<AuditEntry> found) {
        try {
            var entry = Wire.read(AuditEntry.class, line);
            if (filter.fits(entry)) {
                found.add(entry);
            }
            return found.size() < filter.most() && !entry.time().isBefore(filter.since());
        } catch (Problem e) {
            // The last line of a server that was killed may be half a one.
            return true;
        }
    }
}
