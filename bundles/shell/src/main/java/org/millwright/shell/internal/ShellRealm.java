// SPDX-License-Identifier: Apache-2.0
package org.millwright.shell.internal;

import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.config.JaasRealm;
import org.millwright.backend.Backend;
import org.millwright.backend.access.Logins;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the users of the API known to Karaf's shell, which asks for the realm that its configuration names. */
@Component
public final class ShellRealm implements JaasRealm {

    private static final String NAME = "millwright";

    private final AppConfigurationEntry entry;

    @Activate
    public ShellRealm(BundleContext context, @Reference Backend backend, @Reference Logins logins) {
        entry = new AppConfigurationEntry(
                ProxyLoginModule.class.getName(),
                LoginModuleControlFlag.REQUIRED,
                Map.of(
                        ProxyLoginModule.PROPERTY_MODULE,
                        ShellLogin.class.getName(),
                        ProxyLoginModule.PROPERTY_BUNDLE,
                        Long.toString(context.getBundle().getBundleId()),
                        ShellLogin.BACKEND,
                        backend,
                        ShellLogin.LOGINS,
                        logins));
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getRank() {
        return 0;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        return new AppConfigurationEntry[] {entry};
    }
}
