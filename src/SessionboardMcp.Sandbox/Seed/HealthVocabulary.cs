namespace SessionboardMcp.Sandbox.Seed;

/// <summary>The words of a conference on data in health care.</summary>
internal static class HealthVocabulary
{
    public static Vocabulary Create() => new()
    {
        Subjects =
        [
            .. On("Clinical Data",
                ("Discharge Summaries", "lost medication lists"), ("Patient-Reported Outcomes", "paper questionnaires"),
                ("Terminology Mapping", "local code lists"), ("Imaging Archives", "repeat scans")),
            .. On("Interoperability",
                ("Cross-Border Records", "faxed referrals"), ("Consent Registries", "unanswerable audits"),
                ("Device Integration", "manual charting"), ("Laboratory Exchange", "duplicate tests")),
            .. On("Analytics & AI",
                ("Sepsis Prediction", "alarm fatigue"), ("Federated Learning", "data silos"),
                ("Bed Forecasting", "corridor care"), ("Bayesian Trials", "underpowered studies")),
            .. On("Privacy & Ethics",
                ("Synthetic Patients", "stalled approvals"), ("Secondary Use of Data", "public mistrust"),
                ("Bias Audits", "unequal care"), ("Pseudonymization", "re-identification")),
        ],
        Contexts = ["in Rural Clinics", "at a University Hospital", "in Emergency Care", "for Nursing Teams", "in Paediatrics", "across Three Countries"],
        Grounds = ["First Results", "A Nurse's View", "What the Audit Found", "A Practical Guide", "Lessons from Five Wards"],
        Keynotes = ["Every Record Is a Person"],
        Tags = ["Case study", "Standards", "Ethics", "Research", "Nursing", "Policy", "Privacy", "Tools"],
        JobTitles =
        [
            "Chief Medical Information Officer", "Clinical Data Scientist", "Nurse Informaticist", "Health Economist",
            "Data Protection Officer", "Professor of Medical Informatics", "Consultant Physician", "Interoperability Lead",
        ],
        CompanyKinds = ["Klinikum", "University Hospital", "Health Institute", "Diagnostics", "Clinics", "Medical Research"],
    };

    private static IEnumerable<Subject> On(string track, params (string Topic, string Pain)[] subjects) =>
        subjects.Select(subject => new Subject(track, subject.Topic, subject.Pain));
}
