package org.fasit.samples;

import java.util.List;
import org.dcm4che3.data.Attributes;
import org.fasit.samples.Script.Action;

/**
 * What one product made of one study.
 *
 * @param report its structured report
 * @param actions what the scripted reader does with it
 * @param truth what a reader sees, in words
 */
record ProductRun(Attributes report, List<Action> actions, String truth) {}
