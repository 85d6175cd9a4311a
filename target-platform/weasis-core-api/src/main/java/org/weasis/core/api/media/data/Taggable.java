package org.weasis.core.api.media.data;

public interface Taggable extends TagReadable {}
