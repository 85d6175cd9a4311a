package org.weasis.core.api.explorer.model;

public final class TreeModelNode {}
