// SPDX-License-Identifier: Apache-2.0
package org.millwright.template.velocity.internal;

import org.apache.velocity.exception.ResourceNotFoundException;
import org.apache.velocity.runtime.RuntimeServices;
import org.apache.velocity.runtime.resource.Resource;
import org.apache.velocity.runtime.resource.ResourceManager;

/** Finds no file, no URL and no class path entry. */
final class NoResources implements ResourceManager {

    @Override
    public void initialize(RuntimeServices runtime) {}

    @Override
    public Resource getResource(String name, int type, String encoding) {
        throw new ResourceNotFoundException("no resource " + name);
    }

    @Override
    public String getLoaderNameForResource(String name) {
        return "none";
    }
}
