package org.dcm4che3.net;

/** The values of the DIMSE field Priority (0000,0700). */
public class Priority {
  public static final int NORMAL = 0;
  public static final int HIGH = 1;
  public static final int LOW = 2;
}
