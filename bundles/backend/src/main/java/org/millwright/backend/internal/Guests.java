// SPDX-License-Identifier: Apache-2.0
package org.millwright.backend.internal;

import org.millwright.backend.BootFiles;
import org.millwright.backend.CommitListener;
import org.millwright.backend.ContentFiles;
import org.millwright.backend.TemplateFiles;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Lets those come to the backend and go who may need it themselves: once there is one, as who needs it can't be there before.
 * A backend that asked for them while it is made would wait for itself.
 */
@Component(
        service = {},
        immediate = true)
public final class Guests {

    private final Host host;

    @Activate
    public Guests(@Reference Host host) {
        this.host = host;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(CommitListener listener) {
        host.follow(listener);
    }

    void removeListener(CommitListener listener) {
        host.unfollow(listener);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addContent(ContentFiles files) {
        host.lent().contentFiles().set(files);
    }

    void removeContent(ContentFiles files) {
        host.lent().contentFiles().compareAndSet(files, null);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addBoot(BootFiles files) {
        host.lent().bootFiles().set(files);
    }

    void removeBoot(BootFiles files) {
        host.lent().bootFiles().compareAndSet(files, null);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void addTemplates(TemplateFiles files) {
        host.lent().templateFiles().set(files);
    }

    void removeTemplates(TemplateFiles files) {
        host.lent().templateFiles().compareAndSet(files, null);
    }
}
