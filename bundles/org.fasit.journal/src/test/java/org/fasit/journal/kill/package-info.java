/**
 * Kills processes at random times while they log and deliver. For this and other bundles' tests.
 */
package org.fasit.journal.kill;
