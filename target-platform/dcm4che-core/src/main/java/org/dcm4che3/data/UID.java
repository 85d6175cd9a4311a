package org.dcm4che3.data;

/**
 * Adds the names that dcm4che gave to UIDs since bus took its copy. {@code JPEGLossless} has
 * changed its meaning between the two.
 */
public class UID extends org.aoju.bus.image.UID {
  public static final String ExplicitVRBigEndian = ExplicitVRBigEndianRetired;
  public static final String JPEGBaseline8Bit = JPEGBaseline1;
  public static final String JPEGExtended12Bit = JPEGExtended24;
  public static final String JPEGLossless = JPEGLosslessNonHierarchical14;
  public static final String JPEGLosslessSV1 = org.aoju.bus.image.UID.JPEGLossless;
  public static final String JPEGLSNearLossless = JPEGLSLossyNearLossless;
  public static final String JPEG2000Lossless = JPEG2000LosslessOnly;
  public static final String MPEG2MPML = MPEG2;
  public static final String MPEG2MPHL = MPEG2MainProfileHighLevel;
  public static final String MPEG4HP41 = MPEG4AVCH264HighProfileLevel41;
  public static final String Verification = VerificationSOPClass;
  public static final String DICOMApplicationContext = DICOMApplicationContextName;
  public static final String StorageCommitmentPushModel = StorageCommitmentPushModelSOPClass;
  public static final String StorageCommitmentPushModelInstance =
      StorageCommitmentPushModelSOPInstance;
  public static final String ModalityPerformedProcedureStep =
      ModalityPerformedProcedureStepSOPClass;
  public static final String InstanceAvailabilityNotification =
      InstanceAvailabilityNotificationSOPClass;
  public static final String ModalityWorklistInformationModelFind =
      ModalityWorklistInformationModelFIND;
  public static final String PatientRootQueryRetrieveInformationModelFind =
      PatientRootQueryRetrieveInformationModelFIND;
  public static final String PatientRootQueryRetrieveInformationModelMove =
      PatientRootQueryRetrieveInformationModelMOVE;
  public static final String PatientRootQueryRetrieveInformationModelGet =
      PatientRootQueryRetrieveInformationModelGET;
  public static final String StudyRootQueryRetrieveInformationModelFind =
      StudyRootQueryRetrieveInformationModelFIND;
  public static final String StudyRootQueryRetrieveInformationModelMove =
      StudyRootQueryRetrieveInformationModelMOVE;
  public static final String StudyRootQueryRetrieveInformationModelGet =
      StudyRootQueryRetrieveInformationModelGET;
  public static final String UnifiedProcedureStepPush = UnifiedProcedureStepPushSOPClass;
  public static final String UnifiedProcedureStepWatch = UnifiedProcedureStepWatchSOPClass;
  public static final String UnifiedProcedureStepPull = UnifiedProcedureStepPullSOPClass;
  public static final String UnifiedProcedureStepEvent = UnifiedProcedureStepEventSOPClass;
  public static final String UnifiedProcedureStepQuery = UnifiedProcedureStepQuerySOPClass;
  public static final String UPSGlobalSubscriptionInstance = UPSGlobalSubscriptionSOPInstance;
  public static final String UPSFilteredGlobalSubscriptionInstance =
      UPSFilteredGlobalSubscriptionSOPInstance;
}
