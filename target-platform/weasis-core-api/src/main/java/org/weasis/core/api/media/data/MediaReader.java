package org.weasis.core.api.media.data;

public interface MediaReader extends Taggable {}
