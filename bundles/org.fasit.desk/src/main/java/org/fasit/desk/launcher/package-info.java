/**
 * Starts the desk on a plain class path: a framework as Weasis starts it, and our bundles in it.
 */
@NullMarked
package org.fasit.desk.launcher;

import org.jspecify.annotations.NullMarked;
