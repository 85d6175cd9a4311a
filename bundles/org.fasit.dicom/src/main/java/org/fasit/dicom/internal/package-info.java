/** How DICOM objects are parsed within bounds and understood. */
@NullMarked
package org.fasit.dicom.internal;

import org.jspecify.annotations.NullMarked;
