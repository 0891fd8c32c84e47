// SPDX-License-Identifier: Apache-2.0
package org.millwright.metrics.internal;

import org.millwright.metrics.MetricSource;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

/** A source as the container would lend it. */
record Lent(MetricSource source) implements ComponentServiceObjects<MetricSource> {

    @Override
    public MetricSource getService() {
        return source;
    }

    @Override
    public void ungetService(MetricSource service) {}

    @Override
    public ServiceReference<MetricSource> getServiceReference() {
        throw new UnsupportedOperationException();
    }
}
