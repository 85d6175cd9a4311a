package org.fasit.model;

import java.time.Instant;
import java.util.UUID;

/**
 * One confirmed line of the journal.
 *
 * @param id UUIDv7 (RFC 9562)
 * @param time when it was logged, by this machine's clock
 * @param event what happened
 */
public record Entry(UUID id, Instant time, Event event) {}
