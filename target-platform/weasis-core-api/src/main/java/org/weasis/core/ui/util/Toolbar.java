package org.weasis.core.ui.util;

import org.weasis.core.api.gui.Insertable;

public interface Toolbar extends Insertable {}
