package org.fasit.journal.internal;

import java.nio.file.Path;

/**
 * A line and where it stands.
 *
 * @param file the journal file
 * @param n its number in the file, from 0
 * @param offset of its first byte
 * @param length in bytes, without the line's end
 * @param hash SHA-256 of those bytes
 * @param line what it says
 */
record Placed(Path file, long n, long offset, int length, String hash, Line line) {}
