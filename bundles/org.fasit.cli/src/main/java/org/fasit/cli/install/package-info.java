/**
 * Puts the workstation feature into a Weasis installation, and takes it out again.
 *
 * <p>The launcher of Weasis reads {@code conf/base.json} and one extended configuration, named by a
 * Java option in {@code Weasis.cfg}. What is installed: the bundles in {@code fasit/bundle}, the
 * configuration {@code conf/fasit-ext.json}, and that option.
 */
@NullMarked
package org.fasit.cli.install;

import org.jspecify.annotations.NullMarked;
