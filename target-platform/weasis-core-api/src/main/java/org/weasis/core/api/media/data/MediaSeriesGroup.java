package org.weasis.core.api.media.data;

public interface MediaSeriesGroup extends Taggable {}
