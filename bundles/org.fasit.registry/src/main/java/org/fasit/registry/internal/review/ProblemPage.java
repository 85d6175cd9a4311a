package org.fasit.registry.internal.review;

/** Why a page is not shown. */
public record ProblemPage(int status, String detail, Words words) {}
