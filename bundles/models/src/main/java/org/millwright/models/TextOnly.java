// SPDX-License-Identifier: Apache-2.0
package org.millwright.models;

import org.yaml.snakeyaml.resolver.Resolver;

/** Takes every scalar for text. */
final class TextOnly extends Resolver {

    @Override
    protected void addImplicitResolvers() {
        // none
    }
}
