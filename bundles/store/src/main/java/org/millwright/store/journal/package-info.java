/** A journal of its own before a store that knows no more than keys and values. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.store.journal;
