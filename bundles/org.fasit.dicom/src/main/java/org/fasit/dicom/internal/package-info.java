/**
 * How DICOM objects are parsed within bounds and understood.
 *
 * <p>A file is opened once: its beginning tells which reader takes it, which then parses what it
 * asks for. Of a report that is a dataset without its content, and the content item by item ({@link
 * org.fasit.dicom.internal.ContentNode}).
 */
@NullMarked
package org.fasit.dicom.internal;

import org.jspecify.annotations.NullMarked;
