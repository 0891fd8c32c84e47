/** One path space: boot loaders, the static tree below the file root, and rendered files. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.files;
