package org.fasit.dicom;

import org.fasit.model.Code;

/** A question and the product's coded answer (qualitative evaluation, TID 1500). */
public record Evaluation(Code question, Code answer) {}
