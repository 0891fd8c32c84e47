/** The kinds of objects as records, their attributes, references and checks, and the JSON that clients see. */
@org.osgi.annotation.versioning.Version("1.0.0")
package org.millwright.models;
