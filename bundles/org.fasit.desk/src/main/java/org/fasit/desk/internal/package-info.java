/** A small stand-in host: a window with studies, an image, the panel and the banner. */
@NullMarked
package org.fasit.desk.internal;

import org.jspecify.annotations.NullMarked;
