"""Under /prod-api/, where RuoYi's nginx puts it."""

from django.urls import path, re_path

from ruoyi import applications, cases, events, login, registrations
from ruoyi.endpoint import NoSuchPath

urlpatterns = [
    path("login", login.Login.as_view()),
    path("getInfo", login.Information.as_view()),
    path("logout", login.Logout.as_view()),
    path("zone/event", events.Written.as_view()),
    path("zone/event/list", events.Events.as_view()),
    path("zone/event/<event_id>", events.OneEvent.as_view()),
    path("zone/registration", registrations.Written.as_view()),
    path("zone/registration/list", registrations.Registrations.as_view()),
    path("zone/registration/<registration_id>", registrations.OneRegistration.as_view()),
    path("zone/application", applications.Written.as_view()),
    path("zone/application/list", applications.Applications.as_view()),
    path("zone/application/<application_id>", applications.OneApplication.as_view()),
    path("zone/case", cases.Written.as_view()),
    path("zone/case/list", cases.Cases.as_view()),
    path("zone/case/message", cases.Messages.as_view()),
    path("zone/case/<case_id>", cases.OneCase.as_view()),
    re_path("", NoSuchPath.as_view()),
]
